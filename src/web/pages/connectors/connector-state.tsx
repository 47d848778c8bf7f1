import { Tag } from '../../parts/tag.tsx';
import { useTexts } from '../../texts.tsx';
import type { ConnectorItem } from './connector-words.ts';

export function ConnectorState({ connector }: { readonly connector: Pick<ConnectorItem, 'state'> }) {
  const { t } = useTexts();
  const isOn = connector.state === 'on';
  return <Tag look={isOn ? 'on' : 'off'}>{t(isOn ? 'connectors.on' : 'connectors.off')}</Tag>;
}
