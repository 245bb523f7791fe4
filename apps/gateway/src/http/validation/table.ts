import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type as TypeOf } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

/** A class with one property for each word of a closed list, all alike; the name is for the API's description. */
export function tableOf<Key extends string, Table extends Partial<Readonly<Record<Key, unknown>>>>(
  name: string,
  keys: readonly Key[],
  property: PropertyDecorator,
): Type<Table> {
  class NamedTable extends Object {}
  Object.defineProperty(NamedTable, 'name', { value: name });
  for (const key of keys) property(NamedTable.prototype, key);
  return NamedTable as Type<object> as Type<Table>;
}

/** A property that holds an object of this class. */
export function IsNested(type: Type, { description, required }: { description: string; required: boolean }) {
  return applyDecorators(
    ApiProperty({ type, description, required }),
    IsObject(),
    ValidateNested(),
    TypeOf(() => type),
  );
}
