/** A face is wider than high; cut to a square it is still a face. */
const RATIO = 4 / 3

/** How many pictures stand side by side, so that each is as large as it can be. */
export function columnsFor(count: number, width: number, height: number): number {
  let best = { columns: 1, size: 0 }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    const size = Math.min(width / columns, (height / rows) * RATIO)
    if (size > best.size) best = { columns, size }
  }
  return best.columns
}
