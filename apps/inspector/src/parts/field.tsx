import type { ComponentProps, Ref } from 'preact';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  /** The words for none of them in particular, where that can be chosen. */
  readonly none?: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** A choice, with its label. */
export function SelectField({ label, value, options, none, onChoose }: SelectFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

type InputFieldProps = ComponentProps<'input'> & {
  readonly label: string;
  /** Whether it takes the room that others leave. */
  readonly grows?: boolean;
  readonly input?: Ref<HTMLInputElement>;
  /** Called with each character. */
  readonly onType?: (text: string) => void;
};

/** Something to type or to choose, with its label. */
export function InputField({ label, grows = false, input, onType, ...attributes }: InputFieldProps) {
  return (
    <label class={grows ? 'field grow' : 'field'}>
      <span>{label}</span>
      <input {...attributes} ref={input ?? null} onInput={(event) => onType?.(event.currentTarget.value)} />
    </label>
  );
}
