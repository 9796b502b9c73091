import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { NotFound } from './problem-pages.tsx';

const found = import.meta.glob<{ default: ComponentType }>('../features/*/*-page.tsx');

const pathOf = (file: string) => `../features/${file}.tsx`;

/** Whether this version of the product has the page. The navigation shows only what exists. */
export function hasPage(file: string): boolean {
  return pathOf(file) in found;
}

/**
 * The page of a file `web/features/<slice>/<thing>-page.tsx`, fetched when somebody goes there. Its
 * default export is the component.
 */
export function page(file: string) {
  const load = found[pathOf(file)];
  return load ? lazyRouteComponent(load) : NotFound;
}
