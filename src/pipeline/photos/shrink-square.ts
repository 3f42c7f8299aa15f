/** A grey square made smaller by averaging: each new value is the mean of the area it covers. */
export function shrinkSquare(grey: Uint8Array, side: number, smaller: number): Uint8Array {
  const scale = side / smaller;
  const rows = average(Float64Array.from(grey), side, smaller, scale);
  const turned = average(turn(rows, smaller, side), side, smaller, scale);
  return Uint8Array.from(turn(turned, smaller, smaller), Math.round);
}

/** Each row of `side` values → `smaller` values. */
function average(values: Float64Array, side: number, smaller: number, scale: number): Float64Array {
  const rows = values.length / side;
  const result = new Float64Array(rows * smaller);
  for (let row = 0; row < rows; row += 1) {
    for (let to = 0; to < smaller; to += 1) {
      let sum = 0;
      for (let from = Math.floor(to * scale); from < (to + 1) * scale; from += 1) {
        const covered = Math.min(from + 1, (to + 1) * scale) - Math.max(from, to * scale);
        sum += (values[row * side + from] ?? 0) * covered;
      }
      result[row * smaller + to] = sum / scale;
    }
  }
  return result;
}

/** Rows become columns. */
function turn(values: Float64Array, width: number, height: number): Float64Array {
  return Float64Array.from(values, (_, at) => values[(at % height) * width + Math.floor(at / height)] ?? 0);
}
