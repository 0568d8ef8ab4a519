import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, settingsHelp, SettingsError } from './index.ts';

test('nothing set: the embedded database, DuckDB, port 8080, data in ./data', () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({ port: 8080, host: '127.0.0.1', databaseUrl: null, engine: 'duckdb' });
  expect(isAbsolute(settings.data)).toBe(true);
});

test('an empty variable is an unset one', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
});

test('every wrong setting is named at once, and no value is shown', () => {
  const wrong = { PORT: 'web', DATABASE_URL: 'mysql://root:geheim@db/jinbao', JINBAO_ENGINE: 'spark' };
  let message = '';
  try {
    readSettings(wrong);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    message = String(error);
  }
  for (const name of Object.keys(wrong)) expect(message).toContain(name);
  expect(message).not.toContain('geheim');
});

test('Trino needs an address', () => {
  expect(() => readSettings({ JINBAO_ENGINE: 'trino' })).toThrow(/TRINO_URL/);
  expect(readSettings({ JINBAO_ENGINE: 'trino', TRINO_URL: 'http://localhost:8085' }).trinoUrl).toBe('http://localhost:8085');
});

test('an OpenID provider needs to know who we are', () => {
  expect(readSettings({}).openId).toBeNull();
  expect(() => readSettings({ JINBAO_OIDC_ISSUER: 'https://id.example' })).toThrow(/JINBAO_OIDC_CLIENT_ID/);
  const openId = { issuer: 'https://id.example', clientId: 'jinbao', clientSecretFile: null };
  expect(readSettings({ JINBAO_OIDC_ISSUER: openId.issuer, JINBAO_OIDC_CLIENT_ID: openId.clientId }).openId).toEqual(openId);
});

test('every setting says what it is for', () => {
  for (const { name, meaning } of settingsHelp()) expect(meaning, name).not.toBe('');
});
