import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";

/** Has the database give up on writes that leave an audit row, as it does for a deadlock or a serialization failure. */
export async function makeGivingUp(db: Db): Promise<void> {
  await rows(db, sql`create sequence tries`);
  await rows(db, sql`create table giving_up (team_id text not null, times integer not null, code text not null)`);
  await rows(
    db,
    sql`create function give_up() returns trigger language plpgsql as $give_up$
      declare wanted giving_up;
      begin
        select * into wanted from giving_up g where g.team_id = new.team_id;
        if found and nextval('tries') <= wanted.times then
          raise exception 'gave up for another writer' using errcode = wanted.code;
        end if;
        return new;
      end $give_up$`,
  );
  await rows(db, sql`create trigger give_up before insert on audit_events for each row execute function give_up()`);
}

/** From now on it gives up so often on what this team writes. A roll back does not bring the count back. */
export async function giveUp(db: Db, teamId: string, times: number, code: string): Promise<void> {
  await rows(db, sql`select setval('tries', 1, false)`);
  await rows(db, sql`delete from giving_up`);
  await rows(db, sql`insert into giving_up (team_id, times, code) values (${teamId}, ${times}::integer, ${code})`);
}
