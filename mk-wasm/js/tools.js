// What the reader can take along, and the ways through the figure: the table as a file, the drawing as SVG and PNG, on paper;
// to the definition; and that nothing changes by itself.

/** Puts the table into the link that downloads it, as CSV that spreadsheets of the language open. */
export function tabulate(live) {
  const link = live.querySelector("[part=download]");
  // What a programme calls its groups could else be a formula to the program that opens the file.
  const quoted = (text) => `"${text.replace(/^[=+@-]/, "'$&").replaceAll('"', '""')}"`;
  const line = (row) =>
    [...row.cells].flatMap((cell) => {
      const day = cell.querySelector("time")?.dateTime;
      const plain = day ?? cell.dataset.value ?? (cell.className || cell.scope ? quoted(cell.textContent) : "");
      return Array(cell.colSpan).fill(plain);
    });
  const rows = [...live.querySelector("table").rows].map((row) => `${line(row).join(link.dataset.separator)}\r\n`);
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${rows.join("")}`)}`;
}

/** Answers a click in the figure. */
export async function answer(event, host, pause) {
  const { target } = event;
  const live = event.currentTarget;
  if (target.matches("[part=link]")) {
    event.preventDefault();
    const definition = live.querySelector("[part=definition]");
    const details = definition.closest("details");
    if (details) details.open = true;
    definition.tabIndex = -1;
    definition.focus();
    return;
  }
  const word = target.dataset.do;
  if (word === "pause") {
    const paused = target.getAttribute("aria-pressed") !== "true";
    target.setAttribute("aria-pressed", paused);
    pause(paused);
  } else if (word) {
    const name = live.querySelector("[part=download]").download.replace(/\.csv$/, "");
    (await import("./hand-over.js")).handOver(word, live.firstChild, name, host);
  }
}
