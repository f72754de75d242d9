# The front end is built with Node, which the portal itself does not need.
FROM node:22-slim AS front
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY static static
RUN npm run build

FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1
WORKDIR /portal
COPY requirements-prod.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements-prod.lock
COPY . .
COPY --from=front /portal/static/dist static/dist
# Values for this step only: nothing of them stays in the image.
RUN DEBUG=false SECRET_KEY=only-while-building ALLOWED_HOSTS=localhost EMAIL_URL=consolemail:// \
    TIME_ZONE=UTC python manage.py collectstatic --noinput \
    && useradd --system --no-create-home portal && mkdir /data && chown portal /data
USER portal
VOLUME /data
EXPOSE 8000
