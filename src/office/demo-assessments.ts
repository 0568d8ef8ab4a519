import { assess, assessedPurposes, missingAssessments, type Processing } from '../foundation/access/index.ts';
import { addMonths, today } from '../foundation/kernel/index.ts';
import type { Office } from '../judge/coverage/index.ts';

const REVIEW_MONTHS = 12;

/** Gives a demo city the assessments of impact that its purposes need, so that masked fields can be shown: a real office makes its own. Answers how many. */
export async function demoAssessments({ database: { pool } }: Pick<Office, 'database'>, processing: Processing): Promise<number> {
  const day = today();
  const missing = missingAssessments(processing, await assessedPurposes(pool, day), day);
  for (const { purpose, label } of missing) {
    await assess(pool, processing, 'demo', {
      purpose, necessity: `示范评估：${label.zh}为履行法定职责所需，字段以登记的为限`, risk: '示范评估：泄露会使本人受骚扰、诈骗或歧视',
      measures: '示范评估：默认遮盖，按目的显示，逐次留痕，到期删除', conclusion: '示范评估，仅供演示，正式使用前须另行评估', assessedOn: day, reviewBy: addMonths(day, REVIEW_MONTHS),
    });
  }
  return missing.length;
}
