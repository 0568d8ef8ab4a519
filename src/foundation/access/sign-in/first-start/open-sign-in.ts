import type { Settings } from '../../../platform/settings/index.ts';
import type { SignIn } from '../room.ts';

/** The sign-in as the settings want it. A relaxed second factor counts for a demo city alone. */
export function openSignIn(
  { demo, settings, ...parts }: Pick<SignIn, 'connections' | 'seals' | 'audit' | 'clock'> & {
    demo: boolean;
    settings: Pick<Settings, 'address' | 'proxyHeader' | 'secondFactor' | 'passwordDays' | 'openId'>;
  },
): SignIn {
  const { address, proxyHeader, passwordDays, openId } = settings;
  return { ...parts, address, proxyHeader, openId, rules: { secondFactor: demo ? (settings.secondFactor ?? 'relaxed') : 'by_role', passwordDays } };
}
