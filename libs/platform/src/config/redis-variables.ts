import { type Relation } from './config-schema.js';
import { isNodeAddress, isRedisUrl, parseRedisUrl, passwordIn } from './redis-url.js';
import {
  boolean,
  commaSeparated,
  file,
  integer,
  oneOf,
  optional,
  secret,
  text,
  url,
  wholeIfSet,
} from './variable.js';

const DEFAULT_URL = 'redis://127.0.0.1:6379';
const LOGIN = {
  pattern: /^[\x21-\x7e]{1,1024}$/,
  allowed: '1 to 1024 printable ASCII characters without spaces',
};

const mode = oneOf('REDIS_MODE', ['single', 'sentinel', 'cluster'], {
  about: 'Whether Redis is one server, a master that Sentinels watch over, or a cluster.',
  default: 'single',
});

const address = secret(
  url(
    'REDIS_URL',
    {
      about:
        'The Redis that holds battles and queues: its server, one of its Sentinels, or a node of its cluster.',
      schemes: ['redis', 'rediss'],
      accepts: isRedisUrl,
      default: DEFAULT_URL,
    },
    'a URL of a server, with at most a database number behind it,',
  ),
  passwordIn,
);

const nodes = commaSeparated('REDIS_NODES', {
  about:
    'In place of the URL: the server, some Sentinels, or some nodes of the cluster; the others are found.',
  accepts: isNodeAddress,
  allowed: 'addresses such as redis-1:6379 or [::1]:6379, separated by commas, or nothing',
});

const database = integer('REDIS_DATABASE', {
  about: 'Number of the database, unless the URL has one.',
  min: 0,
  max: 9999,
  default: 0,
});

const username = optional(
  text('REDIS_USERNAME', { ...LOGIN, about: 'The user to log in as, where Redis knows more than one.' }),
);
const password = secret(
  optional(text('REDIS_PASSWORD', { ...LOGIN, about: 'The password to log in with.' })),
  wholeIfSet,
);

const master = optional(
  text('REDIS_SENTINEL_MASTER', {
    about: 'The name by which the Sentinels know the master.',
    pattern: /^[A-Za-z0-9._-]{1,256}$/,
    allowed: '1 to 256 letters, digits, ., _ and -',
  }),
);
const sentinelUsername = optional(
  text('REDIS_SENTINEL_USERNAME', { ...LOGIN, about: 'The user to log in to the Sentinels as.' }),
);
const sentinelPassword = secret(
  optional(
    text('REDIS_SENTINEL_PASSWORD', { ...LOGIN, about: 'The password to log in to the Sentinels with.' }),
  ),
  wholeIfSet,
);

const tls = boolean('REDIS_TLS', {
  about: 'Whether connections are encrypted; rediss:// does the same.',
  default: false,
});
const tlsCa = optional(
  file('REDIS_TLS_CA_FILE', {
    about: 'Certificates (PEM) of those who may vouch for Redis, in place of those that Node knows.',
  }),
);
const tlsCert = optional(
  file('REDIS_TLS_CERT_FILE', { about: 'The certificate (PEM) that an app shows to Redis.' }),
);
const tlsKey = optional(file('REDIS_TLS_KEY_FILE', { about: 'The private key (PEM) of that certificate.' }));
const tlsServerName = optional(
  text('REDIS_TLS_SERVER_NAME', {
    about: 'The name that the certificate of every server must bear, where that is not its address.',
    pattern: /^[A-Za-z0-9._-]{1,253}$/,
    allowed: 'a host name',
  }),
);

/** Where Redis is, which form it has and how to log in to it. */
export const redisVariables = {
  mode,
  url: address,
  nodes,
  database,
  username,
  password,
  sentinel: { master, username: sentinelUsername, password: sentinelPassword },
  tls: { isOn: tls, ca: tlsCa, cert: tlsCert, key: tlsKey, serverName: tlsServerName },
  json: oneOf('REDIS_JSON', ['auto', 'native', 'plain'], {
    about: 'How documents are stored: by JSON commands, in hashes, or by what the server offers.',
    default: 'auto',
  }),
} as const;

type Values = Parameters<Relation['holds']>[0];

const isSet = (value: unknown) => value !== null && value !== DEFAULT_URL;
const isEmpty = (list: unknown) => (list as readonly string[]).length === 0;
/** What the URL says; undefined if that is not valid itself. */
const urlOf = (values: Values) => {
  const given = values.get(address);
  return typeof given === 'string' ? parseRedisUrl(given) : undefined;
};
const hasLogin = (values: Values) => (urlOf(values)?.username ?? urlOf(values)?.password) !== undefined;
const isEncrypted = (values: Values) => values.get(tls) === true || urlOf(values)?.isEncrypted !== false;

/** Nothing is said twice, and nothing that would be passed over in silence. */
export const redisRelations: readonly Relation[] = [
  {
    subject: nodes,
    other: address,
    allowed: 'nothing when REDIS_URL is set',
    holds: (values) => isEmpty(values.get(nodes)) || !isSet(values.get(address)),
  },
  {
    subject: nodes,
    other: mode,
    allowed: 'one address when REDIS_MODE is single',
    holds: (values) => values.get(mode) !== 'single' || (values.get(nodes) as readonly string[]).length < 2,
  },
  {
    subject: database,
    other: address,
    allowed: '0 when REDIS_URL has a number',
    holds: (values) => values.get(database) === 0 || urlOf(values)?.db === 0,
  },
  {
    subject: database,
    other: mode,
    allowed: '0 when REDIS_MODE is cluster',
    holds: (values) => values.get(mode) !== 'cluster' || values.get(database) === 0,
  },
  {
    subject: address,
    other: mode,
    allowed: 'without a number when REDIS_MODE is cluster',
    holds: (values) => values.get(mode) !== 'cluster' || urlOf(values)?.db === 0,
  },
  {
    subject: username,
    other: password,
    allowed: 'nothing unless REDIS_PASSWORD is set',
    holds: (values) => !isSet(values.get(username)) || isSet(values.get(password)),
  },
  {
    subject: password,
    other: address,
    allowed: 'nothing when REDIS_URL has a login',
    holds: (values) => !isSet(values.get(password)) || !hasLogin(values),
  },
  {
    subject: master,
    other: mode,
    allowed: 'set when REDIS_MODE is sentinel, and only then',
    holds: (values) => isSet(values.get(master)) === (values.get(mode) === 'sentinel'),
  },
  {
    subject: sentinelPassword,
    other: mode,
    allowed: 'nothing unless REDIS_MODE is sentinel',
    holds: (values) => !isSet(values.get(sentinelPassword)) || values.get(mode) === 'sentinel',
  },
  {
    subject: sentinelUsername,
    other: sentinelPassword,
    allowed: 'nothing unless REDIS_SENTINEL_PASSWORD is set',
    holds: (values) => !isSet(values.get(sentinelUsername)) || isSet(values.get(sentinelPassword)),
  },
  {
    subject: tlsKey,
    other: tlsCert,
    allowed: 'set when REDIS_TLS_CERT_FILE is, and only then',
    holds: (values) => isSet(values.get(tlsKey)) === isSet(values.get(tlsCert)),
  },
  ...[tlsCa, tlsCert, tlsServerName].map((subject) => ({
    subject,
    other: tls,
    allowed: 'nothing unless REDIS_TLS is true or REDIS_URL begins with rediss://',
    holds: (values: Values) => !isSet(values.get(subject)) || isEncrypted(values),
  })),
];
