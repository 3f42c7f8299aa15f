import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A picture archive inside the network: each path waits until it is let go. */
export interface Archive {
  readonly host: string;
  readonly asked: string[];
  readonly letGo: () => void;
  readonly close: () => void;
}

export async function openArchive(photos: Readonly<Record<string, Buffer>>): Promise<Archive> {
  const asked: string[] = [];
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const photo = photos[request.url ?? ''];
    void gate.then(() => response.writeHead(photo === undefined ? 404 : 200).end(photo));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host: `localhost:${port}`, asked, letGo, close };
}
