/**
 * What the page around tells a page in an iframe: that somebody sees to its height. Import the script for its effect; it
 * listens from then on, to every iframe of the page, also those that come later.
 */
export interface KraftFrameListening {
  type: "kraft-progress:listening";
}
