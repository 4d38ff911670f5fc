// Makes a value that is shown once, such as a new token, easy to copy: touching the field selects all of it.

export function selectToCopy(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-copy]")) {
    field.addEventListener("focus", () => field.select());
  }
}
