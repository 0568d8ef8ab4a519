import type { Processing } from './read-processing.ts';

/** What the register of processing holds, as a line for a terminal. */
export function processingLine({ purposes, requests, keeping }: Processing, language: 'zh' | 'en'): string {
  const all = [...purposes.values()];
  const active = all.filter(({ status }) => status === 'active').length;
  const drafts = all.length - active;
  return language === 'zh'
    ? `处理目的 ${all.length} 个：生效 ${active}，草稿 ${drafts}；本人可提出的请求 ${requests.size} 种；保存期限 ${keeping.size} 项`
    : `${all.length} purposes of processing: ${active} active, ${drafts} drafts; ${requests.size} kinds of requests of people; ${keeping.size} terms of keeping`;
}
