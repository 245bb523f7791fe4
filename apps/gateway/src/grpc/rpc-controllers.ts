import { ArchiveRpcController } from './archive.rpc-controller.js';
import { BattlesRpcController } from './battles.rpc-controller.js';
import { ContentRpcController } from './content.rpc-controller.js';
import { EventsRpcController } from './events.rpc-controller.js';
import { MovesRpcController } from './moves.rpc-controller.js';
import { TargetsRpcController } from './targets.rpc-controller.js';

/** All methods of `melee.combat.v1.CombatService`. */
export const RPC_CONTROLLERS = [
  BattlesRpcController,
  MovesRpcController,
  TargetsRpcController,
  ArchiveRpcController,
  ContentRpcController,
  EventsRpcController,
] as const;
