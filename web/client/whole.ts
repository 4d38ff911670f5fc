// A box for a whole group ticks and unticks the boxes of the group; without this the server reads the box of the group alone.

export function tickGroups(): void {
  for (const whole of document.querySelectorAll<HTMLInputElement>("input[data-whole]")) {
    const group = whole.closest("fieldset");
    const boxes = [...(group?.querySelectorAll<HTMLInputElement>("input[type=checkbox]:not([data-whole])") ?? [])];
    whole.addEventListener("change", () => {
      for (const box of boxes) box.checked = whole.checked;
    });
    for (const box of boxes) {
      box.addEventListener("change", () => {
        whole.checked = boxes.every((one) => one.checked);
      });
    }
  }
}
