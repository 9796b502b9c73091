import { type KeyboardEvent, useRef, useState } from 'react';
import { t } from '../app/i18n.ts';
import { Mark } from './chip.tsx';
import style from './tile-map.module.css';
import { nextTile } from './tile-map-model.ts';
import type { Tone } from './tone.ts';

export interface Tile {
  id: string;
  short: string;
  column: number;
  row: number;
  tone: Tone;
  /** Everything a person who does not see the map needs: name, state, figures. */
  name: string;
  href?: string;
}

export interface TileLegend {
  tone: Tone;
  label: string;
}

interface TileMapProps {
  label: string;
  tiles: Tile[];
  legend: TileLegend[];
  selected?: string | null;
  onSelect?: (id: string) => void;
}

/** The country in tiles of one size. A state is a colour and a shape; arrow keys walk, Enter opens. */
export function TileMap({ label, tiles, legend, selected, onSelect }: TileMapProps) {
  const chosen = tiles.findIndex(({ id }) => id === selected);
  const [walked, setWalked] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const stop = walked ?? Math.max(chosen, 0);
  const walk = (event: KeyboardEvent) => {
    const next = nextTile(tiles, stop, event.key);
    if (next === stop) return;
    event.preventDefault();
    setWalked(next);
    box.current?.querySelectorAll<HTMLElement>('[data-tile]')[next]?.focus();
  };
  return (
    <div>
      <ul className={style.legend}>
        {legend.map((entry) => (
          <li key={entry.label}>
            <Mark tone={entry.tone} />
            {entry.label}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/useSemanticElements: a map of links is no fieldset */}
      <div ref={box} className={style.map} role="group" aria-label={`${label}. ${t('ui.map_keys')}`} onKeyDown={walk}>
        {tiles.map((tile, index) => (
          <TileSpot
            key={tile.id}
            tile={tile}
            selected={tile.id === selected}
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setWalked(index)}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

interface SpotProps {
  tile: Tile;
  selected: boolean;
  tabIndex: number;
  onFocus: () => void;
  onSelect: ((id: string) => void) | undefined;
}

function TileSpot({ tile, selected, tabIndex, onFocus, onSelect }: SpotProps) {
  const shared = {
    'data-tile': '',
    'data-tone': tile.tone,
    'data-selected': selected || undefined,
    className: style.tile,
    'aria-label': tile.name,
    title: tile.name,
    tabIndex,
    onFocus,
    style: { gridColumn: tile.column + 1, gridRow: tile.row + 1 },
  };
  const inside = (
    <>
      <span className={style.shape} aria-hidden="true">
        <Mark tone={tile.tone} size={7} />
      </span>
      <span className={style.name}>{tile.short}</span>
    </>
  );
  if (tile.href && !onSelect) {
    return (
      <a {...shared} href={tile.href} aria-current={selected || undefined}>
        {inside}
      </a>
    );
  }
  return (
    <button {...shared} type="button" aria-pressed={selected} onClick={() => onSelect?.(tile.id)}>
      {inside}
    </button>
  );
}
