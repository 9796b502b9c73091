/** Where a unit's report stands, in the four states a map can show. */
export function tileState(report: { status: string; lateDays: number }): 'approved' | 'waiting' | 'open' | 'late' {
  if (report.status === 'approved' || report.status === 'consolidated') return 'approved';
  // Lateness is never painted over: what was handed in late and waits is late no more, what is still owed is.
  if (report.lateDays > 0 && report.status !== 'submitted') return 'late';
  if (report.status === 'draft') return 'open';
  return 'waiting';
}
