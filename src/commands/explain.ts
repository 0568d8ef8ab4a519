import { join } from 'node:path';
import { readManifest } from '../judge/coverage/index.ts';
import { explain as explainPerson, explanationText, rulesNotRun } from '../judge/policy/index.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { language, required, text } from './options.ts';
import { openWorkshop } from '../office/open-workshop.ts';
import type { Command } from './command.ts';

export const explain: Command = {
  verb: 'explain',
  summary: '一个人、一条规则：为什么这样判 / why one person stands as they do under a rule',
  usage: 'CERTIFICATE --run DIR [--rule RULE] [--for officer|citizen] [--lang zh|en]',
  options: {
    run: { type: 'string', help: 'jinbao run 的结果文件夹 / the folder a run wrote' },
    rule: { type: 'string', help: '只看这条规则；不写则看全部 / one rule only; absent: all' },
    for: { type: 'string', help: 'officer | citizen：写给经办人或本人 / for whom the words are' },
    lang: { type: 'string', help: 'zh | en' },
  },
  async run(invocation) {
    const [person] = invocation.positionals;
    if (!person) throw new MisuseError('请写明残疾人证号 / say whose: a certificate number');
    const folder = required(invocation, 'run');
    const manifest = await readManifest(join(folder, 'lake'));
    if (!manifest) throw new InputError(`${folder} 里没有核对结果，请先 npx jinbao run / there is no run in ${folder}`);
    const workshop = await openWorkshop({ pack: manifest.pack, packs: manifest.packFolders });
    try {
      const rule = text(invocation, 'rule');
      if (rule !== undefined && !workshop.policy.rules.some(({ id }) => id === rule)) throw new MisuseError(`没有这条规则 / no such rule: ${rule}`);
      const { population, lists, asOf } = manifest;
      const explanation = await explainPerson(workshop.engine, { policy: workshop.policy, population, lists, asOf, person, ...(rule === undefined ? {} : { rule }) });
      if (!explanation) throw new InputError('登记库里没有这个证号 / nobody in the register has this certificate');
      const notRun = rule === undefined ? rulesNotRun(workshop.policy, lists.map(({ list }) => list), asOf) : [];
      const told = { ...explanation, rules: explanation.rules.filter((one) => !notRun.some((other) => other.rule === one.rule)) };
      if (notRun.length > 0) console.error(`未运行 ${notRun.length} 条规则，缺名单 / rules not run, for want of the lists: ${[...new Set(notRun.flatMap((one) => one.lists))].join(', ')}`);
      console.log(invocation.json ? JSON.stringify(told, null, 2) : explanationText(told, language(invocation), text(invocation, 'for') === 'citizen' ? 'citizen' : 'officer'));
      return true;
    } finally {
      workshop.engine.close();
    }
  },
};
