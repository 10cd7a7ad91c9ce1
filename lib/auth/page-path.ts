/** In which the proxy tells a page its own path with its query. */
export const PAGE_PATH_HEADER = "x-muster-page-path";
