import { Cluster } from 'ioredis';

type SendCommand = Cluster['sendCommand'];

/**
 * A cluster whose commands fail in time while no node can be reached, as those of a single server do: ioredis itself
 * lets them wait for the cluster without a bound.
 */
export class BoundedCluster extends Cluster {
  override sendCommand(...[command, stream, node]: Parameters<SendCommand>): ReturnType<SendCommand> {
    const bound = this.options.redisOptions?.commandTimeout;
    if (bound !== undefined) command.setTimeout(bound);
    return super.sendCommand(command, stream, node);
  }
}
