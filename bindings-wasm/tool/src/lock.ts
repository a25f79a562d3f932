// The rules in the head of the page stop all that loads or sends, except calls between browsers: no browser lets a page
// forbid itself those. So they are taken away before anything else runs.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"]) {
  Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
}

export {};
