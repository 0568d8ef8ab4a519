export { readSettings, settingsHelp, SettingsError, type Settings } from './settings.ts';
