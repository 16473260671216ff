import { useServer } from '../app/server.ts';
import { visible } from '../text/format.ts';

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
    <label class="field">
      <span>Tenant</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {tenants.map(({ name, profile }) => (
          <option key={name} value={name}>
            {visible(name)} ({visible(profile.name)})
          </option>
        ))}
      </select>
    </label>
  );
}
