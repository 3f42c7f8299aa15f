import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Answers and does nothing else: how long it takes is the machine's doing.
const server = createServer((_request, response) => response.end('{"status":"ok"}'));
server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port);
});
