import { buildDemo, type Scale } from '../../demo/index.ts';
import { MisuseError } from './errors.ts';
import { required, text, wholeNumber } from './options.ts';
import type { Command } from './command.ts';

const SCALES = ['small', 'city', 'province'] as const satisfies readonly Scale[];

export const demo: Command = {
  verb: 'demo',
  summary: '生成示范城市：登记库、各部门名单和真值 / writes a demo city: register, agencies\' lists, and the truth beside them',
  usage: '--out DIR [--scale small|city|province] [--seed N] [--people N] [--residents N] [--hidden]',
  options: {
    out: { type: 'string', help: '写到哪个文件夹 / folder to write to' },
    scale: { type: 'string', help: 'small 20,000 · city 150,000 · province 4,000,000' },
    seed: { type: 'string', help: '种子，同样的种子得同样的城市 / the same seed gives the same city (1)' },
    people: { type: 'string', help: '登记人数 / people in the register' },
    residents: { type: 'string', help: '医保名单行数 / rows of the insurance list' },
    hidden: { type: 'boolean', help: '另写 hidden/：第三份精神障碍名单和谁都不在名单上的真值 / also a third list of the mentally ill, and who is in none' },
  },
  async run(invocation) {
    const scale = text(invocation, 'scale') ?? 'small';
    if (!isScale(scale)) throw new MisuseError(`--scale 应为 ${SCALES.join('、')} / --scale takes ${SCALES.join(', ')}: ${scale}`);
    const [people, residents] = [wholeNumber(invocation, 'people'), wholeNumber(invocation, 'residents')];
    const out = required(invocation, 'out');
    await buildDemo({
      out,
      scale,
      seed: wholeNumber(invocation, 'seed') ?? 1,
      hidden: invocation.values['hidden'] === true,
      ...(people === undefined ? {} : { people }),
      ...(residents === undefined ? {} : { residents }),
    });
    console.log(invocation.json ? JSON.stringify({ out }) : `示范城市已写到 ${out} / the demo city is in ${out}`);
    return true;
  },
};

/** Whether a text names a scale of the demo city. */
export function isScale(value: string): value is Scale {
  return SCALES.some((scale) => scale === value);
}
