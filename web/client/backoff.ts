// How long to wait before calling the server again: longer each time, and not for everybody the same.

const SHORTEST = 500;
const LONGEST = 30_000;

/**
 * Milliseconds before attempt number `attempt` (from 0). Chance picks from the whole span, because after a restart of
 * the server all clients start counting at the same moment.
 */
export function delay(attempt: number, chance: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST, SHORTEST * 2 ** (attempt + 1));
  return SHORTEST + chance() * (ceiling - SHORTEST);
}
