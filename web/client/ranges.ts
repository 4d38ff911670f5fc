// Turns single post numbers into the ranges that the server takes: `{"ranges":[[1,21],[23,23]]}`.

export type Range = [first: number, last: number];

/** Sorted, without doubles, with neighbours in one range. */
export function toRanges(numbers: Iterable<number>): Range[] {
  const ranges: Range[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}
