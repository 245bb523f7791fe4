const WARM_UP = 12;

/**
 * One unsigned 32-bit number of the generator sfc32 with this state of four 32-bit integers, after enough steps that
 * every bit of the state has reached every bit of the number. Public-domain algorithm by Chris Doty-Humphrey
 * (PractRand, https://pracrand.sourceforge.net).
 */
export function sfc32(first: number, second: number, third: number, start: number): number {
  let a = first;
  let b = second;
  let c = third;
  let counter = start;
  let output = 0;
  for (let step = 0; step <= WARM_UP; step += 1) {
    output = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + output) | 0;
  }
  return output >>> 0;
}
