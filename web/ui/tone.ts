/** What a colour says; it always comes with a word or a shape. */
export type Tone = 'done' | 'waiting' | 'late' | 'info' | 'none';
