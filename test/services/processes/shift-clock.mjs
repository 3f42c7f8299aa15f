// Loaded before a program: its clock is `CLOCK_SHIFT_MS` off, and steps back to the right time and away again at SIGUSR2.
const shiftMs = Number(process.env.CLOCK_SHIFT_MS);
const RightDate = Date;
let offMs = shiftMs;
process.on('SIGUSR2', () => {
  offMs = offMs === 0 ? shiftMs : 0;
});
globalThis.Date = class Date extends RightDate {
  constructor(...given) {
    if (given.length === 0) super(RightDate.now() + offMs);
    else super(...given);
  }
  static now() {
    return RightDate.now() + offMs;
  }
};
