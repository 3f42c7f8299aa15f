import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Resources } from '../../src/resources.ts';
import { timesOf } from '../../src/workers/worker-times.ts';

const folder = 'deploy/kubernetes';
const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly template: { readonly spec: Pod }; readonly selector: Selector };
}

interface Selector {
  readonly matchLabels: Readonly<Record<string, string>>;
}

interface Pod {
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: object;
  readonly containers: readonly {
    readonly securityContext: object;
    readonly resources: object;
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
    readonly args: readonly string[];
  }[];
  readonly volumes: readonly { readonly name: string }[];
}

async function read(name: string): Promise<readonly Manifest[]> {
  const documents = parseAllDocuments(await readFile(`${folder}/${name}`, 'utf8'), { version: '1.1' });
  return documents.map((each) => each.toJS() as Manifest);
}

async function readAll(): Promise<readonly Manifest[]> {
  return (await Promise.all(files.map(read))).flat();
}

describe('the manifests for Kubernetes', () => {
  let isManifest: ReturnType<Ajv2020['compile']>;
  beforeAll(async () => {
    const schema = await readFile('test/fixtures/kubernetes/manifests.schema.json', 'utf8');
    isManifest = new Ajv2020({ allErrors: true, strictTypes: false }).compile(JSON.parse(schema) as object);
  });

  test.each(files)('%s has the fields that Kubernetes knows, and values that it takes', async (name) => {
    const manifests = await read(name);
    expect(manifests).not.toHaveLength(0);
    for (const manifest of manifests) {
      void isManifest(manifest);
      expect(isManifest.errors ?? []).toEqual([]);
    }
  });

  test.each([
    ['a field that is spelled wrong', { replica: 3 }],
    ['a number in words', { replicas: '3' }],
    ['a selector that is missing', { selector: undefined }],
  ])('%s would be found', async (_what, change) => {
    const [deployment] = await read('worker.yaml');
    const { spec } = deployment as Manifest;
    expect(isManifest(JSON.parse(JSON.stringify({ ...deployment, spec: { ...spec, ...change } })))).toBe(
      false,
    );
  });

  test('every pod runs unprivileged, on a root file system that is read-only, within limits', async () => {
    const pods = (await readAll())
      .filter(({ kind }) => kind === 'Deployment' || kind === 'Job')
      .map(({ spec }) => spec.template.spec);
    expect(pods).toHaveLength(3);
    for (const { securityContext, containers, volumes, automountServiceAccountToken } of pods) {
      expect(automountServiceAccountToken).toBe(false);
      expect(securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      for (const container of containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.resources).toMatchObject({
          requests: {},
          limits: { memory: expect.any(String) as string },
        });
        expect(container.volumeMounts.map((mount) => mount.name)).toEqual(
          volumes.map((volume) => volume.name),
        );
        expect(container.volumeMounts.map((mount) => mount.mountPath)).toEqual(['/data', '/tmp']);
      }
    }
  });

  test('what selects pods selects those that a deployment makes', async () => {
    const manifests = await readAll();
    const deployed = manifests.filter(({ kind }) => kind === 'Deployment');
    const labels = deployed.map(({ spec }) => JSON.stringify(spec.selector.matchLabels));
    const budgets = manifests.filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.map(({ spec }) => JSON.stringify(spec.selector.matchLabels))).toEqual(labels);
    const names = deployed.map(({ metadata }) => metadata.name);
    for (const scaler of ['keda.yaml', 'hpa.yaml']) {
      const [{ spec }] = (await read(scaler)) as unknown as [{ spec: { scaleTargetRef: { name: string } } }];
      expect(names).toContain(spec.scaleTargetRef.name);
    }
  });

  test('kustomization.yaml names files that are there, and one of the two ways to scale', async () => {
    const [kustomization] = (await read('kustomization.yaml')) as unknown as [
      { resources: readonly string[] },
    ];
    expect(files).toEqual(expect.arrayContaining([...kustomization.resources]));
    expect(kustomization.resources.filter((name) => /keda|hpa/u.test(name))).toHaveLength(1);
  });

  test('KEDA asks for numbers that the alerts, which are tested against /metrics, ask for as well', async () => {
    const keda = await readFile(`${folder}/keda.yaml`, 'utf8');
    const alerts = await readFile('deploy/prometheus/alerts.yml', 'utf8');
    const asked = [...keda.matchAll(/\bbullmq_\w+/gu)].map(([metric]) => metric);
    expect(asked).toEqual(['bullmq_queue_oldest_job_age_seconds']);
    for (const metric of asked) expect(alerts).toContain(metric);
  });

  test('a pod may end in peace: it gets longer than the work in hand does', async () => {
    const courier = { kind: 'redis', url: 'redis://cache.example', prefix: 'cutline' } as const;
    const { graceMs } = timesOf({
      queue: { courier } as Resources['queue'],
      settings: { takeoverMs: null } as Resources['settings'],
    });
    const given = (await readAll())
      .filter(({ kind }) => kind === 'Deployment')
      .map(({ spec }) => spec.template.spec as unknown as { terminationGracePeriodSeconds: number });
    for (const { terminationGracePeriodSeconds: seconds } of given)
      expect(seconds * 1000).toBeGreaterThan(graceMs);
  });
});
