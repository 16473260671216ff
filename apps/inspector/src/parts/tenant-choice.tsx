import { useServer } from '../app/server.ts';
import { visible } from '../text/format.ts';
import { SelectField } from './field.tsx';

interface TenantChoiceProps {
  readonly value: string;
  readonly onChoose: (tenant: string) => void;
  /** The words for no tenant in particular, where that can be chosen. */
  readonly all?: string;
}

/** Chooses a tenant; not there when there is but one. */
export function TenantChoice({ value, onChoose, all }: TenantChoiceProps) {
  const { tenants } = useServer();
  if (tenants.length < 2) return null;
  return (
    <SelectField
      label="Tenant"
      value={value}
      none={all}
      options={tenants.map(({ name, profile }) => [name, `${visible(name)} (${visible(profile.name)})`])}
      onChoose={onChoose}
    />
  );
}
