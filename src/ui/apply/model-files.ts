/** What the browser's choice of files offers for models. */
export const MODEL_FILES = '.json,application/json';
