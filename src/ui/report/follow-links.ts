/**
 * Leads the document's links to their places. A frame without an address of its own resolves them against the page's, and
 * would load the page into itself.
 */
export function followLinks(preview: Document): void {
  preview.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href^="#"]');
    if (link === null || link === undefined) return;
    event.preventDefault();
    const place = preview.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    if (place === null) return;
    place.scrollIntoView();
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  });
}
