import { encode } from 'uqr';

/** A QR code as the path of its dark squares in a picture of `size` x `size` modules, the quiet zone of 4 (ISO/IEC 18004) included. */
export function drawQr(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { path: rows.join(''), size };
}
