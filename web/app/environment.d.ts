declare module 'sentences:vi' {
  export const sentences: import('@lingui/core').Messages;
}
declare module 'sentences:en' {
  export const sentences: import('@lingui/core').Messages;
}
