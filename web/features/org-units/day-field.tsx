import { useEffect, useState } from 'react';
import { t } from '../../app/i18n.ts';
import { TextField } from '../../ui/field.tsx';

const DAY = /^(19|20)\d{2}-\d{2}-\d{2}$/;

/** The day on which the tree is seen. A half-typed year is waited for, not asked for. */
export function DayField({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  const change = (text: string) => {
    setTyped(text);
    if (DAY.test(text) && text !== day) onDay(text);
  };
  return (
    <TextField
      label={t('org-units.day')}
      type="date"
      min="1990-01-01"
      max="2099-12-31"
      value={typed}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(day)}
    />
  );
}
