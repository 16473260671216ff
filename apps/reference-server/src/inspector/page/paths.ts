/** Each is a view of the page, which finds out itself what to show. */
const views = /^\/(?:latest|exchanges\/\d+|tenants\/[^/]+|resources(?:\/[^/]+){0,3}|filter|replay|faults|lint|state)?$/;

/** What the page loads. */
const files = /^\/(?:assets\/\w[\w.-]*|favicon\.(?:svg|ico))$/;

/** Whether a path is a view of the page. */
export function isView(path: string): boolean {
  return views.test(path);
}

/** Whether a path belongs to the page. */
export function isOfPage(path: string): boolean {
  return isView(path) || files.test(path);
}
