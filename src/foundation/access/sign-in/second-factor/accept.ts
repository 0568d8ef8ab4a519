import type { SignIn } from '../room.ts';
import { cleanCode, hashOf } from '../tokens.ts';
import { stepOfCode } from './totp.ts';

/** Accepts a code of the app or a recovery code, once; null: neither. */
export async function acceptSecondFactor(signIn: SignIn, account: string, code: string): Promise<'totp' | 'recovery_code' | null> {
  const digits = code.replaceAll(/\s/g, '');
  if (/^\d{6}$/.test(digits)) return (await acceptTotp(signIn, account, digits)) ? 'totp' : null;
  const { rowCount } = await signIn.connections.query(
    'update sign_in.recovery_code set used_at = $3 where account = $1 and hash = $2 and used_at is null',
    [account, hashOf(cleanCode(code)), signIn.clock.now()],
  );
  return rowCount === 1 ? 'recovery_code' : null;
}

/** The update decides, not the look before it: of two requests with the same code one is refused. */
async function acceptTotp({ connections, seals, clock }: SignIn, account: string, code: string): Promise<boolean> {
  const { rows } = await connections.query<{ secret: Buffer; lastStep: number | null }>(
    'select secret, last_step as "lastStep" from sign_in.second_factor where account = $1 and confirmed_at is not null', [account],
  );
  const kept = rows[0];
  const step = kept ? stepOfCode(seals.open(SECRET_FIELD, kept.secret), code, clock.now().getTime(), kept.lastStep) : null;
  if (step === null) return false;
  const { rowCount } = await connections.query(
    'update sign_in.second_factor set last_step = $2 where account = $1 and (last_step is null or last_step < $2)', [account, step],
  );
  return rowCount === 1;
}

/** The name the secrets are sealed under. */
export const SECRET_FIELD = 'sign_in.second_factor.secret';
