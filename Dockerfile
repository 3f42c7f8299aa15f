# One image: `cutline start --role server` or `--role worker`, chosen by the command.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 CUTLINE_DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/rules ./rules
COPY --from=build /app/profiles ./profiles
COPY --from=build /app/schemas ./schemas
COPY --from=build /app/migrations ./migrations
# What writes into photos wants perl: Debian's perl-base, which the base image has, is enough.
RUN node_modules/exiftool-vendored.pl/bin/exiftool -ver
USER node
EXPOSE 8080
VOLUME /data
# Both roles answer /readyz; a worker answers it too, so that one check serves both.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli/cli.js"]
CMD ["start"]
