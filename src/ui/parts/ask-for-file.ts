/** Opens the browser's choice of a file; must be called while a key or a click is being handled. */
export function askForFile(accept: string, onFile: (file: File) => void): void {
  ask(accept, false, ([file]) => {
    if (file !== undefined) onFile(file);
  });
}

/** The same for one file or several. */
export function askForFiles(accept: string, onFiles: (files: readonly File[]) => void): void {
  ask(accept, true, onFiles);
}

function ask(accept: string, multiple: boolean, onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', accept, multiple });
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]));
  input.click();
}
