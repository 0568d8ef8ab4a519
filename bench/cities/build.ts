import { parseArgs } from 'node:util';
import { buildCity } from './city.ts';
import { DIVISIONS, STYLES, type StyleName } from './styles.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    people: { type: 'string', default: '20000' },
    rows: { type: 'string', default: '200000' },
    'other-rows': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    style: { type: 'string', default: 'a' },
    divisions: { type: 'string', default: DIVISIONS },
  },
});

if (!values.out || !isStyle(values.style)) {
  console.error('node bench/cities/build.ts --out DIR [--people N] [--rows N] [--other-rows N] [--seed S] [--style a|b|c] [--divisions FILE]');
  process.exit(2);
}
const start = performance.now();
await buildCity({
  out: values.out, people: Number(values.people), rows: Number(values.rows), otherRows: Number(values['other-rows']),
  seed: Number(values.seed), style: values.style, divisions: values.divisions,
});
console.log(`${values.out}: ${values.people} people, ${values.rows} rows, style ${values.style}, ${((performance.now() - start) / 1000).toFixed(1)} s`);

function isStyle(name: string): name is StyleName {
  return name in STYLES;
}
