package dev.tino.core.job;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The jobs of this node, and how much room they leave. Belongs to one event loop. */
final class RunningJobs {

    private final Map<UUID, RunningJob> byId = new HashMap<>();
    private final Map<UUID, Integer> byOwner = new HashMap<>();
    private final Map<String, Integer> byKind = new HashMap<>();
    private final int slots;
    private final JobHandlers handlers;

    RunningJobs(int slots, JobHandlers handlers) {
        this.slots = slots;
        this.handlers = handlers;
    }

    void add(RunningJob job) {
        byId.put(job.job().id(), job);
        byOwner.merge(owner(job), 1, Integer::sum);
        byKind.merge(job.job().kind(), 1, Integer::sum);
    }

    /** Whether it was there. */
    boolean remove(RunningJob job) {
        if (!byId.remove(job.job().id(), job)) {
            return false;
        }
        byOwner.computeIfPresent(owner(job), (owner, held) -> held == 1 ? null : held - 1);
        byKind.computeIfPresent(job.job().kind(), (kind, held) -> held == 1 ? null : held - 1);
        return true;
    }

    /** Puts the next stage in the place of one that ended, unless that was given up meanwhile. */
    boolean replace(RunningJob ended, RunningJob next) {
        return byId.replace(ended.job().id(), ended, next);
    }

    RunningJob get(UUID id) {
        return byId.get(id);
    }

    List<RunningJob> all() {
        return List.copyOf(byId.values());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    int free() {
        return slots - byId.size();
    }

    /** Whether somebody's jobs have to wait although there are slots. */
    boolean isLimited() {
        return byOwner.values().stream().anyMatch(held -> held >= most()) || room().containsValue(0);
    }

    JobQueue.Room room(Collection<UUID> offered) {
        return new JobQueue.Room(free(), handlers.stages(), most(), byOwner, room(), offered);
    }

    /** One owner's jobs leave a slot to the others. */
    private int most() {
        return Math.max(1, slots - 1);
    }

    /** How many more of a kind may run, for the kinds that have a limit. */
    private Map<String, Integer> room() {
        var room = new HashMap<String, Integer>();
        for (JobHandler handler : handlers.all()) {
            if (handler.mostAtOnce() < slots) {
                room.put(handler.kind(), Math.max(0, handler.mostAtOnce() - byKind.getOrDefault(handler.kind(), 0)));
            }
        }
        return room;
    }

    private static UUID owner(RunningJob job) {
        return job.job().ownerId() == null ? JobQueue.NOBODY : job.job().ownerId();
    }
}
