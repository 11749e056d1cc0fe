import { CloudSyncOutlined, DisconnectOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { troubleOf, useConnection } from '../lib/connection.ts';
import { useWords } from '../lib/words.ts';
import { appWords } from './app-words.ts';
import styles from './connection-banner.module.css';

/** Says when calls do not get through or news does not arrive; fetches everything on screen anew when it is over. */
export function ConnectionBanner() {
  const t = useWords(appWords);
  const client = useQueryClient();
  const trouble = troubleOf(useConnection());
  const hadTrouble = useRef(false);
  useEffect(() => {
    if (!trouble && hadTrouble.current) void client.invalidateQueries();
    hadTrouble.current = trouble !== null;
  }, [trouble, client]);
  if (!trouble) return null;
  return (
    <output className={styles.banner} data-trouble={trouble}>
      {trouble === 'offline' ? <DisconnectOutlined aria-hidden /> : <CloudSyncOutlined aria-hidden />}
      {t(`connection.${trouble}`)}
    </output>
  );
}
