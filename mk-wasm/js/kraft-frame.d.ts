/**
 * What a page in an iframe tells the page around it: how high it is, in CSS pixels. Import the script for its effect; it
 * does nothing in a page that is not framed.
 */
export interface KraftFrameHeight {
  type: "kraft-progress:height";
  height: number;
}
