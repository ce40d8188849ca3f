import { fullNumber } from '../base/number-text.ts';
import * as z from 'zod/mini';

z.config({ jitless: true });

/** What a person sees of a setting, beside its field. */
export interface SettingText {
  readonly title: string;
  /** One or two sentences: what it does and when to change it. */
  readonly help: string;
}

interface SettingBase<Value> extends SettingText {
  readonly fallback: Value;
  readonly schema: z.ZodMiniType<Value>;
}

export interface NumberSetting extends SettingBase<number> {
  readonly kind: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}
export interface ToggleSetting extends SettingBase<boolean> {
  readonly kind: 'toggle';
}
export interface ChoiceSetting<Option extends string> extends SettingBase<Option> {
  readonly kind: 'choice';
  /** Each option with the words shown for it. */
  readonly options: { readonly [O in Option]: string };
}
export interface TextSetting extends SettingBase<string> {
  readonly kind: 'text';
  readonly placeholder: string;
}
export interface ListSetting extends SettingBase<readonly string[]> {
  readonly kind: 'list';
  readonly placeholder: string;
}
export interface WeightsSetting extends SettingBase<Readonly<Record<string, number>>> {
  readonly kind: 'weights';
  readonly placeholder: string;
}

/** One setting: its type, default, bounds, unit and words, described once. */
export type Setting =
  | NumberSetting
  | ToggleSetting
  | ChoiceSetting<string>
  | TextSetting
  | ListSetting
  | WeightsSetting;

/** A number in [min, max]; `step` 1 or a multiple of it makes it a whole number. */
export function number(
  of: SettingText & { unit: string; min: number; max: number; step: number; fallback: number },
): NumberSetting {
  const range = z
    .number('is not a number')
    .check(
      z.minimum(of.min, `must be at least ${fullNumber(of.min)}`),
      z.maximum(of.max, `must be at most ${fullNumber(of.max)}`),
    );
  const whole = Number.isInteger(of.step) && Number.isInteger(of.min);
  return {
    ...of,
    kind: 'number',
    schema: whole ? range.check(z.refine(Number.isInteger, 'must be a whole number')) : range,
  };
}

export function toggle(of: SettingText & { fallback: boolean }): ToggleSetting {
  return { ...of, kind: 'toggle', schema: z.boolean('must be true or false') };
}

export function choice<const Option extends string>(
  of: SettingText & { options: Readonly<Record<Option, string>>; fallback: NoInfer<Option> },
): ChoiceSetting<Option> {
  const names = Object.keys(of.options) as Option[];
  return { ...of, kind: 'choice', schema: z.enum(names, `must be one of ${names.join(', ')}`) };
}

/** A text; `valid` says what is wrong with it, or undefined. */
export function text(
  of: SettingText & { placeholder: string; fallback: string; valid?: (value: string) => string | undefined },
): TextSetting {
  const { valid, ...rest } = of;
  const base = z.string('must be a text').check(z.maxLength(500, 'must be at most 500 characters'));
  return { ...rest, kind: 'text', schema: valid === undefined ? base : checked(base, valid) };
}

export function list(of: SettingText & { placeholder: string; fallback: readonly string[] }): ListSetting {
  return {
    ...of,
    kind: 'list',
    schema: z
      .array(name(), 'must be a list of texts')
      .check(z.maxLength(500, 'must have at most 500 entries')),
  };
}

/** A map from names to weights in [0, 10]. */
export function weights(of: SettingText & { placeholder: string }): WeightsSetting {
  const schema = z.record(
    name(),
    z
      .number('is not a number: a weight is one')
      .check(
        z.minimum(0, 'is a weight, which must be at least 0'),
        z.maximum(10, 'is a weight, which must be at most 10'),
      ),
    'must be an object of names and weights',
  );
  return { ...of, kind: 'weights', fallback: {}, schema };
}

function name(): z.ZodMiniType<string> {
  return z.string('must be a text').check(z.maxLength(200, 'must be at most 200 characters'));
}

function checked(
  base: z.ZodMiniType<string>,
  valid: (value: string) => string | undefined,
): z.ZodMiniType<string> {
  return base.check((payload) => {
    const problem = valid(payload.value);
    if (problem !== undefined)
      payload.issues.push({ code: 'custom', message: problem, input: payload.value });
  });
}
