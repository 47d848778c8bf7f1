/** What can be handed to a thread without a copy: nothing where the memory is shared with others, as Node's small buffers are. */
export const ownBuffers = ({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
